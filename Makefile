# What a newcomer types. Each target says what it does; `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test bench bench-operator bench-receiver bench-sale bench-stream bench-reads bench-readers bench-events bench-history rotation rotation-stack upgrade-stack matrix load cluster install uninstall images images-list airgap chart-docs sbom psql format clean jdk

# A JDK 25, wherever it is on this machine. Looked up for each recipe, because the target `jdk` may have to bring one first.
export JAVA_HOME = $(shell dev/jdk 2>/dev/null)
SOURCES = $(shell find . \( -path '*/src/main/*' -o -name pom.xml -o -path './.mvn/*' \) -type f -not -path '*/target/*' 2>/dev/null)

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: jdk ## everything from nothing to two Ready regions (ONCE=1: check each step, clean up, exit 0 or 1; CLUSTER=none: without Kubernetes)
	@dev/demo

test: jdk ## every test; what could not run is listed with its reason
	@dev/test

bench: jdk ## what the store costs against a row per poll, as ratios of one run; about 2 minutes (ARGS='--days 120' for more)
	@./mvnw -q package -DskipTests -Dspotless.check.skip -Dmdep.analyze.skip -pl lab/bench -am
	@"$(JAVA_HOME)/bin/java" -cp 'lab/bench/target/bench.jar:lab/bench/target/libs/*' io.vivenuoperator.bench.Bench $(ARGS)

bench-history: jdk ## what it costs to say what was sold before anybody watched, in a region of a million tickets; about 2 minutes (ARGS='100000 10000' for less)
	@./mvnw -q package -DskipTests -Dspotless.check.skip -Dmdep.analyze.skip -pl lab/bench -am
	@"$(JAVA_HOME)/bin/java" -cp 'lab/bench/target/bench.jar:lab/bench/target/libs/*' io.vivenuoperator.bench.history.HistoryBench $(ARGS)

BENCH = OperatorBench
bench-operator: jdk ## the operator with 50 regions; ARGS=-Dregions=1000 for the real thing, BENCH=LeaderKills ARGS=-Dkills=50 for kills
	@KUBE_API_TEST_DIR="$$(dev/cluster api-test-dir)" ./mvnw -q verify -Dspotless.check.skip -Dmdep.analyze.skip -pl controller,vivenu-simulator,lab/scale -am \
	  -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=$(BENCH) -Dfailsafe.failIfNoSpecifiedTests=false $(ARGS)

bench-receiver: load ## the receiver beside pgbench on one durable database, as ratios of one run; about 6 minutes (ROUNDS=2 for less)
	@"$(JAVA_HOME)/bin/java" -Xmx1500m -XX:+UseSerialGC -jar lab/load/target/load.jar bench

bench-sale: load ## from a sale in the simulator to the SELECT that shows it: 1,000 sales; about a minute
	@"$(JAVA_HOME)/bin/java" -XX:+UseSerialGC -jar lab/load/target/load.jar sale

bench-stream: load ## 10,000 clients of the read API's stream while a ticket is sold each second; about a minute (CLIENTS=1000 for less)
	@"$(JAVA_HOME)/bin/java" -XX:+UseSerialGC -Xmx600m -jar lab/load/target/load.jar streams

bench-reads: load ## what the read API's answers cost beside a bare server and plain SQL, on 4 million snapshots; about 3 minutes
	@"$(JAVA_HOME)/bin/java" -XX:+UseSerialGC -Xmx1g -jar lab/load/target/load.jar reads

bench-readers: load ## the receiver's rate beside two read APIs and without them, as a ratio of one run; about 2 minutes
	@"$(JAVA_HOME)/bin/java" -XX:+UseSerialGC -Xmx1500m -jar lab/load/target/load.jar readers

bench-events: load ## what the events service promises, measured with ledgers; about 6 minutes (ARGS='latency RATE=1000' for one, longer or other)
	@"$(JAVA_HOME)/bin/java" -XX:+UseSerialGC -Xmx1500m -jar lab/load/target/load.jar events $(ARGS)

rotation: load ## signing keys change while deliveries come: none may be refused; about a minute
	@"$(JAVA_HOME)/bin/java" -XX:+UseSerialGC -jar lab/load/target/load.jar rotation

rotation-stack: jdk ## the same through the whole stack on the development cluster, while its processes are killed; about 4 minutes (ROTATIONS=20 RATE=200)
	@dev/rotation-stack

upgrade-stack: jdk ## an installed 0.1 becomes this checkout under load, is rolled back and upgraded again; about 7 minutes (RATE=50)
	@dev/upgrade-stack

matrix: jdk ## the store with each PostgreSQL that the README names and `make test` does not run; about 10 minutes each (POSTGRES_VERSIONS='15.15.0')
	@dev/matrix

# The load generator, and what it drives.
load: jdk
	@./mvnw -q package -DskipTests -Dspotless.check.skip -Dmdep.analyze.skip -pl poller-job,webhook-receiver,sales-api,events-service,vivenu-simulator,lab/load -am

cluster: jdk ## the development cluster
	@dev/cluster up

install: cluster images ## the images and the chart in it: namespace vivenu, evaluation PostgreSQL
	@dev/install

uninstall: ## undoes install; the cluster stays (dev/cluster down)
	@dev/uninstall

images: target/images/.built ## image tars under target/images/

target/images/.built: $(SOURCES) | jdk
	@dev/build-images

images-list: ## every image that the chart's pods run
	@dev/images-list

airgap: images ## target/airgap/: chart, images, checksums and a load script, for clusters without a registry in reach
	@dev/airgap

chart-docs: ## helm/vivenu-operator/README.md from values.yaml, by helm-docs
	@dev/chart-docs

# The same programs as jars only, for the demo without Kubernetes.
target/programs: $(SOURCES) | jdk
	@mkdir -p target
	@./mvnw -q package -DskipTests -Dspotless.check.skip -Dmdep.analyze.skip -pl poller-job,webhook-receiver,sales-api,historical-job,vivenu-simulator,e2e -am
	@touch $@

sbom: jdk ## target/sbom/bom.json: a CycloneDX bill of materials of everything that runs
	@./mvnw -q -pl controller,poller-job,webhook-receiver,sales-api,events-service,historical-job,export-job -am package -DskipTests -Dspotless.check.skip -Dmdep.analyze.skip org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom
	@ls target/sbom/bom.json

psql: ## a psql on the installed stack's database (SQL='select …' for one statement)
	@dev/psql

format: jdk ## formats the Java code
	@./mvnw -q spotless:apply

clean: jdk ## removes what was built in this checkout
	@./mvnw -q clean

jdk:
	@dev/jdk --get >/dev/null
