{{/* An image by way of global.imageRegistry, which takes the place of its host: call with (dict "root" $ "image" "ghcr.io/a/b:1"). */}}
{{- define "vivenu.mirrored" -}}
{{- $mirror := (.root.Values.global | default dict).imageRegistry -}}
{{- $host := splitList "/" .image | first -}}
{{- if not $mirror -}}
{{ .image }}
{{- else if and (contains "/" .image) (or (contains "." $host) (contains ":" $host) (eq "localhost" $host)) -}}
{{ $mirror }}{{ trimPrefix $host .image }}
{{- else -}}
{{ $mirror }}/{{ .image }}
{{- end -}}
{{- end }}

{{/* The image of a program: call with (dict "root" $ "module" "controller"). */}}
{{- define "vivenu.image" -}}
{{- $values := .root.Values.image -}}
{{- $name := printf "%s/%s" $values.registry .module -}}
{{- $version := printf ":%s" ($values.tag | default .root.Chart.AppVersion) -}}
{{- with index $values.digests .module -}}
{{- $version = printf "@%s" . -}}
{{- end -}}
{{ include "vivenu.mirrored" (dict "root" .root "image" (print $name $version)) }}
{{- end }}

{{/* The names of Secrets with a registry's credentials, each once, as `list: […]`. */}}
{{- define "vivenu.pullSecrets" -}}
{{- $names := list -}}
{{- range concat ((.Values.global | default dict).imagePullSecrets | default list) .Values.image.pullSecrets -}}
{{- $names = append $names (ternary (dict "name" .) . (kindIs "string" .)) -}}
{{- end -}}
{{ dict "list" (uniq $names) | toYaml }}
{{- end }}
