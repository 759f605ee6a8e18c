{{/* The programs that follow a file of log levels, and the key of logLevels that each has. */}}
{{- define "vivenu.logLevelPrograms" -}}
controller: controller
webhook-receiver: receiver
poller-job: poller
sales-api: api
events-service: events
historical-job: historical
export-job: exports
{{- end }}

{{- define "vivenu.logLevelsName" -}}
{{ include "vivenu.name" (dict "root" . "suffix" "log-levels") }}
{{- end }}

{{/*
What makes a program follow its file: env, volumes and volumeMounts. Call with (dict "root" $ "component" "sales-api" "values" …). The file is
mounted whether it says anything or not, so that it can say something later without another pod.
*/}}
{{- define "vivenu.logLevels" -}}
{{- $env := list -}}
{{- $volumes := list -}}
{{- $mounts := list -}}
{{- if hasKey (include "vivenu.logLevelPrograms" . | fromYaml) .component -}}
  {{- $own := false -}}
  {{- range .values.extraEnv -}}
    {{- $own = or $own (eq .name "LOG_LEVELS_FILE") -}}
  {{- end -}}
  {{- if not $own -}}
    {{- $item := dict "key" (printf "%s.properties" .component) "path" "levels.properties" -}}
    {{- $source := dict "name" (include "vivenu.logLevelsName" .root) "items" (list $item) "optional" true -}}
    {{- $env = append $env (dict "name" "LOG_LEVELS_FILE" "value" "/etc/vivenu-log/levels.properties") -}}
    {{- $volumes = append $volumes (dict "name" "vivenu-log-levels" "configMap" $source) -}}
    {{- $mounts = append $mounts (dict "name" "vivenu-log-levels" "mountPath" "/etc/vivenu-log" "readOnly" true) -}}
  {{- end -}}
{{- end -}}
{{ dict "env" $env "volumes" $volumes "volumeMounts" $mounts | toYaml }}
{{- end }}
