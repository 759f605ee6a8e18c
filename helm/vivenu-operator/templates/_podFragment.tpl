{{/*
What values say about a pod, as a PodTemplateSpec with one container: call with (dict "root" $ "values" .Values.poller "container"
"poller" "component" "poller-job" "uses" (list …)). vivenu.podTemplate merges it into a pod of the chart; the controller merges that
of the polls into theirs (operator-kit, PodFragment).
*/}}
{{- define "vivenu.podFragment" -}}
{{- $values := mergeOverwrite (deepCopy .root.Values.pods) (deepCopy .values) -}}
{{- $connections := include "vivenu.connections" . | fromYaml -}}
{{- $logging := include "vivenu.logLevels" (dict "root" .root "component" .component "values" $values) | fromYaml -}}
{{- $spec := dict -}}
{{- range $knob := list "nodeSelector" "tolerations" "affinity" "priorityClassName" "runtimeClassName" "schedulerName" "dnsPolicy" "dnsConfig" "hostAliases" "terminationGracePeriodSeconds" -}}
  {{- with index $values $knob -}}
    {{- $_ := set $spec $knob . -}}
  {{- end -}}
{{- end -}}
{{- with (include "vivenu.pullSecrets" .root | fromYaml).list -}}
  {{- $_ := set $spec "imagePullSecrets" . -}}
{{- end -}}
{{- with include "vivenu.topologySpread" (merge (dict "constraints" $values.topologySpreadConstraints) .) | fromYaml -}}
  {{- $_ := set $spec "topologySpreadConstraints" .list -}}
{{- end -}}
{{- $_ := set $spec "securityContext" (include "vivenu.securityContext" (dict "root" .root "context" $values.podSecurityContext) | fromYaml) -}}
{{- $sidecars := list -}}
{{- range $values.sidecars -}}
  {{- $sidecars = append $sidecars (mergeOverwrite (deepCopy .) (dict "restartPolicy" "Always")) -}}
{{- end -}}
{{- with concat ($values.initContainers | default list) $sidecars -}}
  {{- $_ := set $spec "initContainers" . -}}
{{- end -}}
{{- with concat ($connections.volumes | default list) ($logging.volumes | default list) ($values.extraVolumes | default list) -}}
  {{- $_ := set $spec "volumes" . -}}
{{- end -}}
{{- $container := dict "name" .container "resources" ($values.resources | default dict) -}}
{{- $_ := set $container "securityContext" (include "vivenu.securityContext" (dict "root" .root "context" $values.securityContext) | fromYaml) -}}
{{- with concat ($connections.env | default list) ($logging.env | default list) ($values.extraEnv | default list) -}}
  {{- $_ := set $container "env" . -}}
{{- end -}}
{{- with concat ($connections.volumeMounts | default list) ($logging.volumeMounts | default list) ($values.extraVolumeMounts | default list) -}}
  {{- $_ := set $container "volumeMounts" . -}}
{{- end -}}
{{- range $knob := list "envFrom" "startupProbe" "livenessProbe" "readinessProbe" -}}
  {{- with index $values $knob -}}
    {{- $_ := set $container $knob . -}}
  {{- end -}}
{{- end -}}
{{- $_ := set $spec "containers" (list $container) -}}
{{- $metadata := dict "labels" (mergeOverwrite (deepCopy .root.Values.commonLabels) ($values.podLabels | default dict)) -}}
{{- with $values.podAnnotations -}}
  {{- $_ := set $metadata "annotations" . -}}
{{- end -}}
{{ dict "metadata" $metadata "spec" $spec | toYaml }}
{{- end }}

{{/* As the values say; on OpenShift without users and groups, which it chooses itself. */}}
{{- define "vivenu.securityContext" -}}
{{- $context := .context | default dict -}}
{{- if .root.Values.openshift -}}
{{- $context = omit $context "runAsUser" "runAsGroup" "fsGroup" -}}
{{- end -}}
{{ toYaml $context }}
{{- end }}

{{/* A constraint that does not say which pods it counts counts the program's own. */}}
{{- define "vivenu.topologySpread" -}}
{{- $own := dict "matchLabels" (include "vivenu.selector" . | fromYaml) -}}
{{- if eq .component "poller-job" -}}
{{- $own = dict "matchExpressions" (list (dict "key" "vivenu-operator.io/poll" "operator" "Exists")) -}}
{{- else if eq .component "historical-job" -}}
{{- $own = dict "matchExpressions" (list (dict "key" "vivenu-operator.io/historical-sync" "operator" "Exists")) -}}
{{- else if eq .component "export-job" -}}
{{- $own = dict "matchExpressions" (list (dict "key" "vivenu-operator.io/sales-export" "operator" "Exists")) -}}
{{- end -}}
{{- $constraints := list -}}
{{- range .constraints -}}
  {{- $constraints = append $constraints (merge (deepCopy .) (hasKey . "labelSelector" | ternary dict (dict "labelSelector" $own))) -}}
{{- end -}}
{{- with $constraints -}}
list:
  {{- toYaml . | nindent 2 }}
{{- end -}}
{{- end }}
