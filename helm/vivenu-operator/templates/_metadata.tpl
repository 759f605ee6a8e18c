{{/* By these a component's pods are found: call with (dict "root" $ "component" "controller"). */}}
{{- define "vivenu.selector" -}}
app.kubernetes.io/name: {{ .root.Values.nameOverride | default "vivenu-operator" }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "vivenu.ownLabels" -}}
{{ include "vivenu.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{/* Of a component's objects. Ours can't be replaced: selectors rely on them. */}}
{{- define "vivenu.labels" -}}
{{ mergeOverwrite (deepCopy .root.Values.commonLabels) (include "vivenu.ownLabels" . | fromYaml) | toYaml }}
{{- end }}

{{/*
Name, namespace, labels and annotations of an object: call with (dict "root" $ "component" "controller" "name" "…"), and where they
are needed "namespace", "labels", "annotations" (maps) and "clusterScoped" true.
*/}}
{{- define "vivenu.metadata" -}}
name: {{ .name }}
{{- if not .clusterScoped }}
namespace: {{ .namespace | default .root.Release.Namespace }}
{{- end }}
labels:
  {{- mergeOverwrite (deepCopy (.labels | default dict)) (include "vivenu.labels" . | fromYaml) | toYaml | nindent 2 }}
{{- with mergeOverwrite (deepCopy .root.Values.commonAnnotations) (deepCopy (.annotations | default dict)) }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
