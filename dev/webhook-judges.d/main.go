// The Go module of Standard Webhooks. A request a line, each field in base64: secret, body, id, timestamp, signatures. Answers true or false.
package main

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"net/http"
	"os"
	"strings"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
)

func main() {
	lines := bufio.NewReader(os.Stdin)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		var fields [5][]byte
		for i, field := range strings.Split(strings.TrimSuffix(line, "\n"), "\t") {
			if fields[i], err = base64.StdEncoding.DecodeString(field); err != nil {
				panic(err)
			}
		}
		webhook, err := standardwebhooks.NewWebhook(string(fields[0]))
		if err != nil {
			panic(err)
		}
		headers := http.Header{}
		headers.Set("webhook-id", string(fields[2]))
		headers.Set("webhook-timestamp", string(fields[3]))
		headers.Set("webhook-signature", string(fields[4]))
		fmt.Println(webhook.Verify(fields[1], headers) == nil)
	}
}
