"""The child and family assessment, tools and what is made with one, and the training register."""

from django.urls import URLPattern, path

from assessments.views import assessing, family, training

app_name = "hsb_assessments"

urlpatterns: list[URLPattern] = [
    path("training/", training.training, name="training"),
    path("training/new/", training.training_new, name="training_new"),
    path("training/<int:number>/take-back/", training.training_withdraw, name="training_withdraw"),
    path("family/<str:reference>/", family.complete, name="family"),
    path("choose/<str:reference>/", assessing.choose, name="choose"),
    path("choose/<str:reference>/<slug:tool>/", assessing.start, name="start"),
    path("<str:reference>/", assessing.assessment, name="assessment"),
    path("<str:reference>/cancel/", assessing.cancel, name="cancel"),
]
