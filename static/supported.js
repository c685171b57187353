/* Says early that scripts run, so that revealed questions do not flash. The rest is app.js. */
document.body.classList.add("js-enabled", "govuk-frontend-supported");
