// Command image turns a folder into a container image in one layer, without a registry and without a base image.
//
// The tar it writes is read by `ctr images import`, `docker load` and Jib's tar:// base. Files belong to root in the image.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"strings"

	"github.com/google/go-containerregistry/pkg/name"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
)

func main() {
	var config v1.Config
	flag.Func("entrypoint", "command that runs, its words separated by spaces", func(command string) error {
		config.Entrypoint = strings.Fields(command)
		return nil
	})
	flag.Func("env", "NAME=value; may be given many times", func(variable string) error {
		config.Env = append(config.Env, variable)
		return nil
	})
	flag.StringVar(&config.User, "user", "", "uid:gid that runs the command; root when empty")
	flag.StringVar(&config.StopSignal, "stop-signal", "", "signal that asks the command to end; SIGTERM when empty")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "usage: image [flags] FOLDER NAME:TAG OUTPUT.tar")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 3 {
		flag.Usage()
		os.Exit(2)
	}
	if err := write(flag.Arg(0), flag.Arg(1), flag.Arg(2), config); err != nil {
		fmt.Fprintln(os.Stderr, "image:", err)
		os.Exit(1)
	}
}

func write(folder, reference, output string, config v1.Config) error {
	tag, err := name.NewTag(reference, name.StrictValidation)
	if err != nil {
		return err
	}
	layer, err := folderLayer(folder)
	if err != nil {
		return err
	}
	image, err := mutate.AppendLayers(empty.Image, layer)
	if err != nil {
		return err
	}
	described, err := image.ConfigFile()
	if err != nil {
		return err
	}
	described = described.DeepCopy()
	described.OS, described.Architecture, described.Config = "linux", runtime.GOARCH, config
	if image, err = mutate.ConfigFile(image, described); err != nil {
		return err
	}
	return tarball.WriteToFile(output, tag, image)
}
