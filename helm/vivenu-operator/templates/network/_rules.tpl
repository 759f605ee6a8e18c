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

{{- define "vivenu.egressVivenu" -}}
{{ include "vivenu.egressWorld" .Values.networkPolicy.vivenu }}
{{- end }}

{{/* Anywhere in the world but where clouds keep the credentials of their machines; call with .Values.networkPolicy.vivenu, for example. */}}
{{- define "vivenu.egressWorld" -}}
{{- if .to -}}
{{ include "vivenu.egress" . }}
{{- else -}}
- to:
    - ipBlock: { cidr: 0.0.0.0/0, except: [169.254.0.0/16] }
    - ipBlock: { cidr: "::/0", except: ["fe80::/10", "fd00:ec2::/32"] }
  {{- include "vivenu.networkPorts" .ports | nindent 2 }}
{{- end }}
{{- end }}

{{/* Endpoints in the world, on the ports that the program allows; no private network, the cluster's included, but what the values name. */}}
{{- define "vivenu.egressSubscribers" -}}
{{ include "vivenu.egressEndpoints" (dict "allowHttp" .Values.events.egress.allowHttp "to" .Values.networkPolicy.subscribers.to) }}
{{- end }}

{{/* The same: call with (dict "allowHttp" … "to" …). */}}
{{- define "vivenu.egressEndpoints" -}}
- to:
    - ipBlock:
        cidr: 0.0.0.0/0
        except: [0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16, 198.18.0.0/15, 224.0.0.0/4, 240.0.0.0/4]
    - ipBlock: { cidr: "2000::/3" }
  ports:
    {{- if .allowHttp }}
    - { protocol: TCP, port: 80 }
    {{- end }}
    - { protocol: TCP, port: 443 }
    - { protocol: TCP, port: 1024, endPort: 65535 }
{{- with .to }}
- to:
    {{- toYaml . | nindent 4 }}
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

{{/* From the pod of `helm test`. */}}
{{- define "vivenu.fromTest" -}}
{{- if .Values.test.enabled -}}
- podSelector:
    matchLabels:
      {{- include "vivenu.selector" (dict "root" . "component" "test") | nindent 6 }}
{{- end }}
{{- end }}

{{- define "vivenu.syncSelector" -}}
matchLabels:
  app.kubernetes.io/managed-by: vivenu-operator
matchExpressions:
  - { key: vivenu-operator.io/historical-sync, operator: Exists }
{{- end }}

{{- define "vivenu.exportSelector" -}}
matchLabels:
  app.kubernetes.io/managed-by: vivenu-operator
matchExpressions:
  - { key: vivenu-operator.io/sales-export, operator: Exists }
{{- end }}

{{- define "vivenu.pollSelector" -}}
matchLabels:
  app.kubernetes.io/managed-by: vivenu-operator
matchExpressions:
  - { key: vivenu-operator.io/poll, operator: Exists }
{{- end }}
