// Command network-policies decides about the connections of the node's pods as NetworkPolicies say. It is sigs.k8s.io's enforcer;
// the packets come to it by rules of the node's (node-policies.sh), because its own need a kernel with NFT_QUEUE, and work without.
package main

import (
	"context"
	"errors"
	"flag"
	"log"
	"os/signal"
	"syscall"

	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
	"sigs.k8s.io/kube-network-policies/pkg/networkpolicy"
)

func main() {
	kubeconfig := flag.String("kubeconfig", "", "of the cluster")
	node := flag.String("node", "", "name of the node whose pods are held to their policies")
	queue := flag.Int("queue", 100, "number of the NFQUEUE that the packets come by")
	flag.Parse()
	ctx, release := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer release()
	if err := enforce(ctx, *kubeconfig, *node, *queue); err != nil && !errors.Is(err, context.Canceled) {
		log.Fatal(err)
	}
}

func enforce(ctx context.Context, kubeconfig, node string, queue int) error {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return err
	}
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	informers := informers.NewSharedInformerFactory(client, 0)
	controller, err := networkpolicy.NewController(client,
		informers.Networking().V1().NetworkPolicies(), informers.Core().V1().Namespaces(), informers.Core().V1().Pods(),
		nil, nil, nil, nil,
		// Without NRI, which it does not need, this version ends at the first address that is no pod's.
		networkpolicy.Config{NodeName: node, QueueID: queue, NRIdisabled: false})
	if err != nil {
		return err
	}
	informers.Start(ctx.Done())
	return controller.Run(ctx)
}
