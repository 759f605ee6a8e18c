{{/* What the names of all objects begin with. */}}
{{- define "vivenu.fullname" -}}
{{ .Values.fullnameOverride | default .Release.Name }}
{{- end }}

{{/* The name of an object: call with (dict "root" $ "suffix" "receiver"). */}}
{{- define "vivenu.name" -}}
{{ include "vivenu.fullname" .root }}-{{ .suffix }}
{{- end }}

{{/* As vivenu.name, cut to 63 characters: Kubernetes makes a label of a Job's name. */}}
{{- define "vivenu.jobName" -}}
{{ include "vivenu.fullname" .root | trunc (int (sub 62 (len .suffix))) | trimSuffix "-" }}-{{ .suffix }}
{{- end }}

{{/* As vivenu.name, cut to 52 characters: a StatefulSet's name and a hash together become a label. */}}
{{- define "vivenu.statefulSetName" -}}
{{ include "vivenu.fullname" .root | trunc (int (sub 51 (len .suffix))) | trimSuffix "-" }}-{{ .suffix }}
{{- end }}

{{/* What a pod runs as: call with (dict "root" $ "suffix" "controller" "values" .Values.controller). */}}
{{- define "vivenu.serviceAccountName" -}}
{{- if .values.serviceAccount.name -}}
{{ .values.serviceAccount.name }}
{{- else if .values.serviceAccount.create -}}
{{ include "vivenu.name" . }}
{{- else -}}
default
{{- end -}}
{{- end }}

{{- define "vivenu.watchNamespace" -}}
{{ include "vivenu.watchedNamespaces" . | fromJsonArray | join "," }}
{{- end }}

{{- define "vivenu.registrySecret" -}}
{{ include "vivenu.fullname" . }}-regions
{{- end }}

{{/* Copies of the API keys of regions in other namespaces, for their polls. */}}
{{- define "vivenu.pollKeysSecret" -}}
{{ include "vivenu.fullname" . }}-poll-keys
{{- end }}

{{/* Which key each region has in the database. */}}
{{- define "vivenu.regionKeys" -}}
{{ include "vivenu.fullname" . }}-region-keys
{{- end }}

{{/* The Secret with the connection URL: the user's, or the one of the evaluation database. */}}
{{- define "vivenu.databaseSecret" -}}
{{- if .Values.database.existingSecret -}}
{{ .Values.database.existingSecret }}
{{- else if .Values.database.evaluation.enabled -}}
{{ include "vivenu.statefulSetName" (dict "root" . "suffix" "postgres") }}
{{- else -}}
{{ fail "database.existingSecret is empty: name a Secret that holds a PostgreSQL URL under the key database.key, or set database.evaluation.enabled=true to try the stack out" }}
{{- end -}}
{{- end }}
