// Command pause is the container that holds a pod's network namespace: it does nothing until it is told to end.
package main

import (
	"context"
	"os/signal"
	"syscall"
)

func main() {
	ended, release := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer release()
	<-ended.Done()
}
