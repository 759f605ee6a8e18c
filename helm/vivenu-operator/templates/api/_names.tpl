{{- /* The Secret with the connection URL of the read API's role: the user's, or the one beside the evaluation database. */}}
{{- define "vivenu.apiDatabaseSecret" -}}
{{- if .Values.api.database.existingSecret -}}
{{ .Values.api.database.existingSecret }}
{{- else if include "vivenu.evaluationDatabase" . -}}
{{ include "vivenu.name" (dict "root" . "suffix" "api-database") }}
{{- else -}}
{{ fail "api.database.existingSecret is empty: name a Secret that holds, under the key api.database.key, the PostgreSQL URL of a role that reads the schema api (docs/api.md)" }}
{{- end -}}
{{- end }}

{{/* That Secret, where the controller draws its password: beside the evaluation database. Empty elsewhere. */}}
{{- define "vivenu.drawnReaderSecret" -}}
{{- if and .Values.api.enabled (include "vivenu.evaluationDatabase" .) (not .Values.api.database.existingSecret) -}}
{{ include "vivenu.apiDatabaseSecret" . }}
{{- end -}}
{{- end }}

{{/* The key of that role's password alone; empty: it is in the URL. */}}
{{- define "vivenu.apiPasswordKey" -}}
{{- if .Values.api.database.existingSecret -}}
{{ .Values.api.database.passwordKey }}
{{- else -}}
password
{{- end -}}
{{- end }}

{{/* The Secret with the keys file. */}}
{{- define "vivenu.apiKeysSecret" -}}
{{ .Values.api.keys.existingSecret | default (include "vivenu.name" (dict "root" . "suffix" "api-keys")) }}
{{- end }}

{{/*
For the migration: which role may read the schema api, and for one that it makes, or keeps, the file with the password. As a fragment
of its pod: env, volumes and volumeMounts.
*/}}
{{- define "vivenu.readerRole" -}}
{{- $api := .Values.api -}}
{{- if $api.enabled -}}
{{- $makes := or $api.database.makeRole (not $api.database.existingSecret) -}}
env:
  - { name: READER_ROLE, value: {{ $api.database.role | quote }} }
  {{- if $makes }}
  {{- if not (include "vivenu.apiPasswordKey" .) }}
  {{- fail "api.database.makeRole is true, but api.database.passwordKey is empty: name the key of api.database.existingSecret that holds the role's password alone" }}
  {{- end }}
  - { name: READER_PASSWORD_FILE, value: /var/run/secrets/reader/password }
volumeMounts:
  - { name: reader-password, mountPath: /var/run/secrets/reader, readOnly: true }
volumes:
  - name: reader-password
    secret:
      secretName: {{ include "vivenu.apiDatabaseSecret" . }}
      items: [{ key: {{ include "vivenu.apiPasswordKey" . | quote }}, path: password }]
      defaultMode: 0440
  {{- end }}
{{- end -}}
{{- end }}
