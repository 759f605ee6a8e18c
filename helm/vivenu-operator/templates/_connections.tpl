{{/* What a pod needs to reach and to trust the database, Vivenu, Google and endpoints, and whether it writes messages: env, volumes and volumeMounts. Call with (dict "root" $ "component" "migration" "uses" (list "database" "vivenu")). */}}
{{- define "vivenu.connections" -}}
{{- $database := dict "root" .root "what" "database" "variable" "DATABASE_CA_FILE" "at" "database" -}}
{{- $_ := merge $database (dict "secret" .root.Values.database.caSecret "configMap" .root.Values.database.caConfigMap "key" .root.Values.database.caKey) -}}
{{- $vivenu := merge (dict "root" .root "what" "trust.caBundle" "variable" "VIVENU_CA_FILE" "at" "vivenu") .root.Values.trust.caBundle -}}
{{- $syncs := eq .component "historical-job" -}}
{{- $egressValues := $syncs | ternary .root.Values.historical.egress .root.Values.events.egress -}}
{{- $egress := merge (dict "root" .root "what" (printf "%s.egress.caBundle" ($syncs | ternary "historical" "events")) "variable" "EGRESS_CA_FILE" "at" "egress") $egressValues.caBundle -}}
{{- $google := merge (dict "root" .root "what" "exports.google.caBundle" "variable" "GOOGLE_CA_FILE" "at" "google") .root.Values.exports.google.caBundle -}}
{{- $env := list -}}
{{- $volumes := list -}}
{{- $mounts := list -}}
{{- range list $database $vivenu $egress $google -}}
  {{- if and (has .at $.uses) .secret .configMap -}}
    {{- fail (printf "%s names both a Secret and a ConfigMap with certificates: name one of them" .what) -}}
  {{- end -}}
  {{- if and (has .at $.uses) (or .secret .configMap) -}}
    {{- $directory := printf "/etc/vivenu-trust/%s" .at -}}
    {{- $name := printf "trust-%s" .at -}}
    {{- $source := dict "items" (list (dict "key" .key "path" "ca.crt")) -}}
    {{- if .secret -}}
      {{- $volumes = append $volumes (dict "name" $name "secret" (set $source "secretName" .secret)) -}}
    {{- else -}}
      {{- $volumes = append $volumes (dict "name" $name "configMap" (set $source "name" .configMap)) -}}
    {{- end -}}
    {{- $mounts = append $mounts (dict "name" $name "mountPath" $directory "readOnly" true) -}}
    {{- $env = append $env (dict "name" .variable "value" (printf "%s/ca.crt" $directory)) -}}
  {{- end -}}
{{- end -}}
{{- if has "database" .uses -}}
  {{- $migrates := and (eq .component "migration") (not (empty .root.Values.database.migrationPasswordKey)) -}}
  {{- $key := $migrates | ternary .root.Values.database.migrationPasswordKey .root.Values.database.passwordKey -}}
  {{- $secret := "vivenu.databaseSecret" -}}
  {{- $name := "" -}}
  {{- if eq .component "sales-api" -}}
    {{- $key = include "vivenu.apiPasswordKey" .root -}}
    {{- $secret = "vivenu.apiDatabaseSecret" -}}
  {{- else if eq .component "export-job" -}}
    {{- $exports := include "vivenu.exportsDatabase" .root | fromYaml -}}
    {{- $key = $exports.passwordKey -}}
    {{- $name = $exports.secret -}}
  {{- end -}}
  {{- with $key -}}
    {{- $directory := "/var/run/secrets/database" -}}
    {{- $source := dict "secretName" ($name | default (include $secret $.root)) "items" (list (dict "key" . "path" "password")) "defaultMode" 288 -}}
    {{- $volumes = append $volumes (dict "name" "database-password" "secret" $source) -}}
    {{- $mounts = append $mounts (dict "name" "database-password" "mountPath" $directory "readOnly" true) -}}
    {{- $env = append $env (dict "name" "DATABASE_PASSWORD_FILE" "value" (printf "%s/password" $directory)) -}}
  {{- end -}}
  {{- if ne .root.Values.database.pooler "none" -}}
    {{- $env = append $env (dict "name" "DATABASE_POOLER" "value" .root.Values.database.pooler) -}}
  {{- end -}}
{{- end -}}
{{- if has "messages" .uses -}}
  {{- $env = append $env (dict "name" "PUBLISH_MESSAGES" "value" (toString .root.Values.events.enabled)) -}}
  {{- if .root.Values.events.enabled -}}
    {{- $env = append $env (dict "name" "PUBLISH_TICKETS" "value" (toString .root.Values.events.publish.tickets)) -}}
  {{- end -}}
{{- end -}}
{{- /* The controller makes these pods, and has no list of their endpoints' networks. */ -}}
{{- if $syncs -}}
  {{- $env = append $env (dict "name" "ALLOW_HTTP" "value" (toString $egressValues.allowHttp)) -}}
  {{- with $egressValues.allow -}}
    {{- $env = append $env (dict "name" "EGRESS_ALLOW" "value" (toJson .)) -}}
  {{- end -}}
  {{- with $egressValues.proxy -}}
    {{- $env = append $env (dict "name" "EGRESS_PROXY" "value" .) -}}
  {{- end -}}
  {{- with $egressValues.noProxy -}}
    {{- $env = append $env (dict "name" "EGRESS_NO_PROXY" "value" (join "," .)) -}}
  {{- end -}}
{{- end -}}
{{- if has "google" .uses -}}
  {{- with .root.Values.exports.google.proxy -}}
    {{- $env = append $env (dict "name" "GOOGLE_PROXY" "value" .) -}}
  {{- end -}}
  {{- with .root.Values.exports.google.noProxy -}}
    {{- $env = append $env (dict "name" "GOOGLE_NO_PROXY" "value" (join "," .)) -}}
  {{- end -}}
{{- end -}}
{{- if has "vivenu" .uses -}}
  {{- with .root.Values.proxy.https -}}
    {{- $env = append $env (dict "name" "VIVENU_PROXY" "value" .) -}}
  {{- end -}}
  {{- with .root.Values.proxy.noProxy -}}
    {{- $env = append $env (dict "name" "VIVENU_NO_PROXY" "value" (join "," .)) -}}
  {{- end -}}
{{- end -}}
{{ dict "env" $env "volumes" $volumes "volumeMounts" $mounts | toYaml }}
{{- end }}
