{{/* The labels of a component's objects: call with (dict "root" $ "component" "controller"). */}}
{{- define "vivenu.selector" -}}
app.kubernetes.io/name: vivenu-operator
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "vivenu.labels" -}}
{{ include "vivenu.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{/* The image of a module: call with (dict "root" $ "module" "controller"). */}}
{{- define "vivenu.image" -}}
{{ .root.Values.image.registry }}/{{ .module }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{- define "vivenu.imagePullSecrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* What each of our pods and containers is held to. */}}
{{- define "vivenu.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "vivenu.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* The Secret with the connection URL: the user's, or the one of the evaluation database. */}}
{{- define "vivenu.databaseSecret" -}}
{{- if .Values.database.existingSecret -}}
{{ .Values.database.existingSecret }}
{{- else if .Values.database.evaluation.enabled -}}
{{ .Release.Name }}-postgres
{{- else -}}
{{ fail "database.existingSecret is empty: name a Secret that holds a PostgreSQL URL under the key database.key, or set database.evaluation.enabled=true to try the stack out" }}
{{- end -}}
{{- end }}

{{- define "vivenu.watchNamespace" -}}
{{ include "vivenu.watchedNamespaces" . | fromJsonArray | join "," }}
{{- end }}

{{- define "vivenu.registrySecret" -}}
{{ .Release.Name }}-regions
{{- end }}
