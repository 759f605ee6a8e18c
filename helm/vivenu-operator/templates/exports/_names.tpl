{{/*
The Secret with the URL by which exports read the database, the key of the URL, and that of the password alone: their own, or the read
API's, whose role may read what they need and nothing else, or the one of polls. As a map, from vivenu.exportsDatabase | fromYaml.
*/}}
{{- define "vivenu.exportsDatabase" -}}
{{- $own := .Values.exports.database -}}
{{- if $own.existingSecret -}}
{{ dict "secret" $own.existingSecret "key" $own.key "passwordKey" $own.passwordKey | toYaml }}
{{- else if .Values.api.enabled -}}
{{ dict "secret" (include "vivenu.apiDatabaseSecret" .) "key" .Values.api.database.key "passwordKey" (include "vivenu.apiPasswordKey" .) | toYaml }}
{{- else if .Values.database.runtimeRole -}}
{{ fail "exports.database.existingSecret is empty, and database.runtimeRole does not read the schema api: name a Secret that holds, under the key exports.database.key, the PostgreSQL URL of a role that does (docs/api.md), or set api.enabled=true" }}
{{- else -}}
{{ dict "secret" (include "vivenu.databaseSecret" .) "key" .Values.database.key "passwordKey" .Values.database.passwordKey | toYaml }}
{{- end -}}
{{- end }}
