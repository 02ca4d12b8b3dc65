// Grade from the list of submissions: one button for all, nbgrader's icon for one, and what comes
// of it. The server grades in a process of its own; this page only asks, so it may be reloaded.
(function () {
    const POLL_INTERVAL_MS = 1000;
    const all = base_url + "/formgrader/api/submissions/" + assignment_id + "/autograde";

    const ask = async function (method, url) {
        const headers = {"X-CSRFToken": getCookie("_xsrf")};
        const response = await fetch(url, {method: method, headers: headers});
        const text = await response.text();
        if (!response.ok) throw new Error(text);
        return JSON.parse(text);
    };

    const count = function (results, status) {
        return results.filter((result) => result.status === status).length;
    };

    const summary = function (state) {
        const graded = count(state.results, "graded") + " graded";
        const others = ["refused", "ungraded"].filter((status) => count(state.results, status));
        return [graded, ...others.map((status) => count(state.results, status) + " " + status)].join(", ");
    };

    const row = function (result) {
        const graded = result.status === "graded";
        const points = roundToPrecision(result.points, 2) + " / " + roundToPrecision(result.max_score, 2);
        const failed = result.failed.length ? ["failed: " + result.failed.join(", ")] : [];
        return $("<tr/>").toggleClass("warning", !graded || result.notes.length > 0).append(
            $("<td/>").text(result.student),
            $("<td/>").css("white-space", "nowrap").text(graded ? points : result.status),
            $("<td/>").text([...result.notes, ...failed].join("; ")));
    };

    const show = function (state) {
        const done = state.results.length;
        const slow = state.running.length ? "; running " + state.running.join(", ") : "";
        const progress = done + " of " + state.students + slow;
        $("#grading-message").text(state.ended ? summary(state) : "Grading: " + progress);
        $("#grading-stopped").toggle(state.stopped !== "").text(state.stopped);
        $("#autograde-all").prop("disabled", !state.ended);
        $("#autograde-stop").toggle(!state.ended);
        $("#grading-bar").toggle(!state.ended).children()
            .attr({"aria-valuenow": done, "aria-valuemax": state.students})
            .css("width", 100 * done / state.students + "%");
        const first = (result) => (result.status === "graded" ? result.notes.length ? 1 : 2 : 0);
        const sorted = [...state.results].sort((a, b) =>
            first(a) - first(b) || a.student.localeCompare(b.student));
        $("#grading-results").toggle(done > 0).children("tbody").empty().append(sorted.map(row));
    };

    const watch = async function (state) {
        const seen = state && !state.ended;
        while (state && !state.ended) {
            show(state);
            await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
            state = await ask("GET", all);
        }
        if (state) show(state);
        if (seen) models.fetch({success: () => views.forEach((view) => view.render())});
    };

    const begin = async function (url) {
        try {
            const state = await ask("POST", url);
            await watch(state);
            if (!state.begun) {
                $("#grading-message").append(" (of the grading that was under way; yours was not started)");
            }
        } catch (error) {
            $("#grading-stopped").show().text(error.message);
        }
    };

    SubmissionUI.prototype.autograde = function () {
        const student = encodeURIComponent(this.model.get("student"));
        begin(base_url + "/formgrader/api/submission/" + assignment_id + "/" + student + "/autograde");
        return false;
    };

    $(window).on("load", function () {
        $("#autograde-all").on("click", () => begin(all));
        $("#autograde-stop").on("click", () => ask("DELETE", all));
        ask("GET", all).then(watch);
    });
})();
