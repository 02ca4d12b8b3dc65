{%- extends "manage_submissions.tpl" -%}

{%- block head -%}
{{ super() }}
<script src="{{ base_url }}/formgrader/teach/grading.js"></script>
{%- endblock -%}

{%- block messages -%}
<div class="panel panel-default">
  <div class="panel-body">
    <button id="autograde-all" type="button" class="btn btn-primary">Autograde all</button>
    <button id="autograde-stop" type="button" class="btn btn-default" style="display: none">Stop</button>
    <span id="grading-message" role="status" style="margin-left: 1em"></span>
    <div id="grading-bar" class="progress" style="display: none; margin: 1em 0 0">
      <div class="progress-bar" role="progressbar" aria-label="Submissions graded" aria-valuemin="0"></div>
    </div>
    <div id="grading-stopped" class="alert alert-danger" role="alert" style="display: none; margin: 1em 0 0"></div>
    <div style="max-height: 24em; overflow: auto; margin-top: 1em">
      <table id="grading-results" class="table table-condensed" style="display: none; margin: 0">
        <thead><tr><th>Student</th><th>Points</th><th>What to know</th></tr></thead>
        <tbody></tbody>
      </table>
    </div>
  </div>
</div>
{%- endblock -%}
