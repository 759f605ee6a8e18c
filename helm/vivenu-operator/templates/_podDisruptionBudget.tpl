{{/* Call with (dict "root" $ "values" .Values.receiver "component" "webhook-receiver" "suffix" "receiver" "several" true). */}}
{{- define "vivenu.podDisruptionBudget" -}}
{{- $budget := .values.podDisruptionBudget -}}
{{- if and $budget.enabled .several -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "vivenu.metadata" (merge (dict "name" (include "vivenu.name" .)) .) | nindent 2 }}
spec:
  {{- if kindIs "invalid" $budget.minAvailable }}
  maxUnavailable: {{ $budget.maxUnavailable }}
  {{- else }}
  minAvailable: {{ $budget.minAvailable }}
  {{- end }}
  # Without it, a pod that is not ready (its database is away, say) would keep its node from being drained.
  unhealthyPodEvictionPolicy: {{ $budget.unhealthyPodEvictionPolicy }}
  selector:
    matchLabels:
      {{- include "vivenu.selector" . | nindent 6 }}
{{- end -}}
{{- end }}
