// Judges that know nothing of our code. Each reads resources from its input, one JSON object a line, and prints a line for each:
//
//	judges kstatus       what sigs.k8s.io/cli-utils makes of it, as Flux and Helm do
//	judges lua SCRIPT    health and message by a health script, as Argo CD runs it
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/cli-utils/pkg/kstatus/status"
)

const longestLine = 16 << 20

func main() {
	judge, err := chosen(os.Args[1:])
	if err == nil {
		err = each(judge)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "judges:", err)
		os.Exit(1)
	}
}

type judgement func(resource map[string]any) (string, error)

func chosen(arguments []string) (judgement, error) {
	switch {
	case len(arguments) == 1 && arguments[0] == "kstatus":
		return kstatus, nil
	case len(arguments) == 2 && arguments[0] == "lua":
		return healthScript(arguments[1])
	}
	return nil, fmt.Errorf("usage: judges kstatus | judges lua SCRIPT")
}

func each(judge judgement) error {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, longestLine)
	out := bufio.NewWriter(os.Stdout)
	for lines.Scan() {
		var resource map[string]any
		if err := json.Unmarshal(lines.Bytes(), &resource); err != nil {
			return err
		}
		verdict, err := judge(resource)
		if err != nil {
			return err
		}
		fmt.Fprintln(out, verdict)
	}
	if err := lines.Err(); err != nil {
		return err
	}
	return out.Flush()
}

func kstatus(resource map[string]any) (string, error) {
	integers(resource)
	result, err := status.Compute(&unstructured.Unstructured{Object: resource})
	if err != nil {
		return "", err
	}
	return string(result.Status), nil
}

// JSON has floats only; Kubernetes' own decoder makes integers of the generations.
func integers(node map[string]any) {
	for key, value := range node {
		switch typed := value.(type) {
		case map[string]any:
			integers(typed)
		case float64:
			if typed == float64(int64(typed)) {
				node[key] = int64(typed)
			}
		}
	}
}
