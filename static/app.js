/* Progressive only: every page works without this file. */
import { initAll as startGovuk } from "./vendor/govuk-frontend.min.js";
import { watchIdleTime } from "./idle.js";
import { guardForms } from "./forms.js";
import { revealAnswers } from "./reveal.js";
import { focusSearchOnSlash } from "./slash.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
startGovuk();
revealAnswers();
guardForms();
focusSearchOnSlash();
watchIdleTime();
