// A request a line, each field in base64 or `-`: secret, body, X-Signature, id, timestamp, signatures, now. Answers `body delivery`.
package main

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"judge/webhooks"
)

func main() {
	lines := bufio.NewReader(os.Stdin)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		var fields [7][]byte
		headers := http.Header{}
		names := [7]string{3: "webhook-id", 4: "webhook-timestamp", 5: "webhook-signature"}
		for i, field := range strings.Split(strings.TrimSuffix(line, "\n"), "\t") {
			if field == "-" {
				continue
			}
			if fields[i], err = base64.StdEncoding.DecodeString(field); err != nil {
				panic(err)
			}
			if names[i] != "" {
				headers.Set(names[i], string(fields[i]))
			}
		}
		now, err := strconv.ParseInt(string(fields[6]), 10, 64)
		if err != nil {
			panic(err)
		}
		secret := string(fields[0])
		body := webhooks.VerifyBody(secret, string(fields[2]), fields[1])
		fmt.Println(body, webhooks.VerifyDelivery(secret, headers, fields[1], time.Unix(now, 0)))
	}
}
