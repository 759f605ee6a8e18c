{{/* Whose regions the controller looks after, and with what: the same for it and for the job that lets them go. */}}
{{- define "vivenu.scopeEnv" -}}
- { name: RELEASE, value: {{ .Release.Name | quote }} }
{{- with .Values.controllerClass }}
- { name: CONTROLLER_CLASS, value: {{ . | quote }} }
{{- end }}
{{- with .Values.secrets.selector }}
{{- $labels := list }}
{{- range $name, $value := . }}
{{- $labels = append $labels (printf "%s=%s" $name $value) }}
{{- end }}
- { name: SECRET_SELECTOR, value: {{ join "," $labels | quote }} }
{{- end }}
{{- with .Values.vivenu.allowedHosts }}
- { name: ALLOWED_HOSTS, value: {{ join "," . | quote }} }
{{- end }}
{{- end }}

{{/* The namespaces whose regions are watched, as a JSON list; "*" alone for all of them. */}}
{{- define "vivenu.watchedNamespaces" -}}
{{- if and .Values.watchNamespaces .Values.watchNamespace -}}
{{- fail "watchNamespace and watchNamespaces are both set: name all namespaces in watchNamespaces" -}}
{{- end -}}
{{- .Values.watchNamespaces | default (list (.Values.watchNamespace | default .Release.Namespace)) | uniq | sortAlpha | toJson -}}
{{- end }}

{{/*
Whether an object that belongs to no namespace is made: as the value says, and otherwise by whoever may make the CRD. Call with
(dict "root" $ "value" .Values.admission.enabled); true, or nothing.
*/}}
{{- define "vivenu.clusterWide" -}}
{{- if kindIs "invalid" .value -}}
{{- if .root.Values.crds.install }}true{{ end -}}
{{- else if .value -}}
true
{{- end -}}
{{- end }}

{{/* Whether the controller may annotate pods: as the value says, and otherwise where a policy keeps it to that. true, or nothing. */}}
{{- define "vivenu.nudgesReceivers" -}}
{{- if kindIs "invalid" .Values.controller.nudgeReceivers -}}
{{- include "vivenu.clusterWide" (dict "root" . "value" .Values.admission.enabled) -}}
{{- else if .Values.controller.nudgeReceivers -}}
true
{{- end -}}
{{- end }}

{{/* The name of an object that belongs to no namespace: two releases of one name may be in two namespaces. */}}
{{- define "vivenu.clusterWideName" -}}
{{ .root.Release.Namespace }}-{{ include "vivenu.name" . }}
{{- end }}
