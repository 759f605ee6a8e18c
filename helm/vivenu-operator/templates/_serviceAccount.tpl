{{/* Call with (dict "root" $ "values" .Values.receiver "component" "webhook-receiver" "suffix" "receiver"), and where they are needed "namespace" and "token" true. */}}
{{- define "vivenu.serviceAccount" -}}
{{- if .values.serviceAccount.create -}}
{{- $named := dict "name" (include "vivenu.serviceAccountName" .) "annotations" .values.serviceAccount.annotations -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "vivenu.metadata" (merge $named .) | nindent 2 }}
{{- if not .token }}
automountServiceAccountToken: false
{{- end }}
{{- with (include "vivenu.pullSecrets" .root | fromYaml).list }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}
{{- end }}
