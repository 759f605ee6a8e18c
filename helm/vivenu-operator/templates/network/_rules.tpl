{{/* Parts of the NetworkPolicies, one for each thing that a pod may reach or be reached by. */}}

{{- define "vivenu.networkPorts" -}}
ports:
{{- range . }}
  - { protocol: TCP, port: {{ . }} }
{{- end }}
{{- end }}

{{/* Egress to what a block of values names: call with .Values.networkPolicy.database, for example. */}}
{{- define "vivenu.egress" -}}
- {{- with .to }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- include "vivenu.networkPorts" .ports | nindent 2 }}
{{- end }}

{{- define "vivenu.egressDns" -}}
{{- with .Values.networkPolicy.dns }}
- {{- with .to }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  ports:
  {{- range .ports }}
    - { protocol: UDP, port: {{ . }} }
    - { protocol: TCP, port: {{ . }} }
  {{- end }}
{{- end }}
{{- end }}

{{- define "vivenu.egressApiServer" -}}
{{ include "vivenu.egress" .Values.networkPolicy.apiServer }}
{{- end }}

{{/* Anywhere in the world but where clouds keep the credentials of their machines. */}}
{{- define "vivenu.egressVivenu" -}}
{{- if .Values.networkPolicy.vivenu.to -}}
{{ include "vivenu.egress" .Values.networkPolicy.vivenu }}
{{- else -}}
- to:
    - ipBlock: { cidr: 0.0.0.0/0, except: [169.254.0.0/16] }
    - ipBlock: { cidr: "::/0", except: ["fe80::/10", "fd00:ec2::/32"] }
  {{- include "vivenu.networkPorts" .Values.networkPolicy.vivenu.ports | nindent 2 }}
{{- end }}
{{- end }}

{{- define "vivenu.evaluationDatabase" -}}
{{- if and .Values.database.evaluation.enabled (not .Values.database.existingSecret) }}true{{ end }}
{{- end }}

{{/* The evaluation database's pod, or what the values name. */}}
{{- define "vivenu.egressDatabase" -}}
{{- if include "vivenu.evaluationDatabase" . -}}
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ .Release.Namespace }}
      podSelector:
        matchLabels:
          {{- include "vivenu.selector" (dict "root" . "component" "postgres") | nindent 10 }}
  {{- include "vivenu.networkPorts" (list 5432) | nindent 2 }}
{{- else -}}
{{ include "vivenu.egress" .Values.networkPolicy.database }}
{{- end }}
{{- end }}

{{/* From whoever reads the metrics. */}}
{{- define "vivenu.fromPrometheus" -}}
{{- with .Values.networkPolicy.prometheus.from }}
{{- toYaml . }}
{{- end }}
{{- end }}

{{- define "vivenu.pollSelector" -}}
matchLabels:
  app.kubernetes.io/managed-by: vivenu-operator
matchExpressions:
  - { key: vivenu-operator.io/poll, operator: Exists }
{{- end }}
