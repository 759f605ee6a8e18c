{{/*
The groups of files/rules/FILE.yaml, with each alert's runbook: call with (dict "root" $ "file" "regions"). Words between @ in the file are replaced.
*/}}
{{- define "vivenu.rules" -}}
{{- $values := .root.Values.monitoring.prometheusRule }}
{{- $name := include "vivenu.name" (dict "root" .root "suffix" .file) }}
{{- $words := dict
  "NAME" (include "vivenu.fullname" .root)
  "NAMESPACE" .root.Release.Namespace
  "JOB" (printf "%s/%s" .root.Release.Namespace $name)
  "PROOF_HOURS" ($values.proofHours | toString)
  "RATIO" (divf $values.completenessPercent 100 | toString)
}}
{{- $text := .root.Files.Get (printf "files/rules/%s.yaml" .file) }}
{{- range $word, $value := $words }}
{{- $text = replace (printf "@%s@" $word) $value $text }}
{{- end }}
{{- $groups := ($text | fromYaml).groups }}
{{- range $groups }}
{{- range .rules }}
{{- if .alert }}
{{- $_ := set .annotations "runbook_url" (printf "%s/%s.md" (trimSuffix "/" $values.runbooks) .alert) }}
{{- end }}
{{- end }}
{{- end }}
groups:
  {{- $groups | toYaml | nindent 2 }}
{{- end }}
