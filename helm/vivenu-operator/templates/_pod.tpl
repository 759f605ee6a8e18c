{{/*
The template of a pod. A program describes what is its own in a named template (a PodSpec in YAML with one container, without what
values decide), and gets the rest here:

  {{- $pod := dict "root" . "values" .Values.receiver "component" "webhook-receiver" "own" "vivenu.receiverPod" "uses" (list "database") }}
  …
  template:
    {{- include "vivenu.podTemplate" $pod | nindent 4 }}

values: the program's block of pod values. They come before those of `pods`, which all programs share.
uses: "database" if DATABASE_URL is read, "vivenu" if Vivenu is called: certificates and proxies come with them.
lasting: true for a pod that a new version of the chart alone does not replace: its labels name no version.
*/}}
{{- define "vivenu.podTemplate" -}}
{{- $spec := include .own .root | fromYaml -}}
{{- with $spec.Error -}}
{{- fail . -}}
{{- end -}}
{{- $container := first $spec.containers -}}
{{- $fragment := include "vivenu.podFragment" (merge (dict "container" $container.name) .) | fromYaml -}}
{{- $labels := mergeOverwrite $fragment.metadata.labels (include "vivenu.labels" . | fromYaml) -}}
{{- if .lasting -}}
{{- $labels = omit $labels "app.kubernetes.io/version" "helm.sh/chart" -}}
{{- end -}}
{{- $added := first $fragment.spec.containers -}}
{{- include "vivenu.refuseTwice" (dict "what" "extraEnv" "key" "name" "own" $container.env "added" $added.env) -}}
{{- include "vivenu.refuseTwice" (dict "what" "extraVolumes" "key" "name" "own" $spec.volumes "added" $fragment.spec.volumes) -}}
{{- range $list := list "env" "envFrom" "volumeMounts" -}}
  {{- with concat (index $container $list | default list) (index $added $list | default list) -}}
    {{- $_ := set $container $list . -}}
  {{- end -}}
{{- end -}}
{{- range $probe := list "startupProbe" "livenessProbe" "readinessProbe" -}}
  {{- if hasKey $container $probe -}}
    {{- $_ := mergeOverwrite (index $container $probe) (index $added $probe | default dict) -}}
  {{- end -}}
{{- end -}}
{{- $_ := mergeOverwrite $container (pick $added "resources" "securityContext") -}}
{{- $_ := set $fragment.spec "volumes" (concat ($spec.volumes | default list) ($fragment.spec.volumes | default list)) -}}
{{- $_ := mergeOverwrite $spec (omit $fragment.spec "containers") -}}
metadata:
  labels:
    {{- toYaml $labels | nindent 4 }}
  {{- with $fragment.metadata.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- toYaml $spec | nindent 2 }}
{{- end }}

{{/* Kubernetes would take the last of two with one name, or neither. */}}
{{- define "vivenu.refuseTwice" -}}
{{- $names := list -}}
{{- range .own -}}
  {{- $names = append $names (index . $.key) -}}
{{- end -}}
{{- range .added -}}
  {{- if has (index . $.key) $names -}}
    {{- fail (printf "%s: %s is set by the chart itself; leave it out" $.what (index . $.key)) -}}
  {{- end -}}
{{- end -}}
{{- end }}
