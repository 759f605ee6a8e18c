{{/* The Secret with the subscriptions, which the controller writes and the events service reads. */}}
{{- define "vivenu.subscriptionsSecret" -}}
{{ include "vivenu.fullname" . }}-subscriptions
{{- end }}

{{/* The Secret with the keys file of who may publish, read and subscribe. */}}
{{- define "vivenu.eventsKeysSecret" -}}
{{ .Values.events.keys.existingSecret | default (include "vivenu.name" (dict "root" . "suffix" "events-keys")) }}
{{- end }}

{{/* The Secret with the keys that secrets of webhooks are encrypted with. */}}
{{- define "vivenu.eventsEncryptionSecret" -}}
{{ .Values.events.encryption.existingSecret | default (include "vivenu.name" (dict "root" . "suffix" "events-encryption")) }}
{{- end }}
