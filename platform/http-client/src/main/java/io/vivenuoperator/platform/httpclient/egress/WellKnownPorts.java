package io.vivenuoperator.platform.httpclient.egress;

import java.util.Set;

/** Ports above 1023 behind which something else than a webhook's endpoint listens. */
final class WellKnownPorts {
    private static final int FIRST_FREE = 1024;

    /** What browsers refuse, since these services can be made to obey a line of an HTTP request (fetch.spec.whatwg.org, "bad port"). */
    private static final Set<Integer> BAD_FOR_BROWSERS = Set.of(
            1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
            10080);

    /** PostgreSQL and its poolers, MySQL, SQL Server, Oracle, Redis, MongoDB, Elasticsearch, Cassandra, CouchDB, memcached and others. */
    private static final Set<Integer> STORES = Set.of(
            1433, 1434, 1521, 2181, 2484, 3306, 4222, 5432, 5433, 5672, 5984, 6379, 6380, 6432, 7000, 7001, 7199, 8086,
            9042, 9092, 9160, 9200, 9300, 11211, 26257, 26379, 27017, 27018, 27019, 33060, 50000);

    /** etcd, the API server, the kubelet and its neighbours, container engines. */
    private static final Set<Integer> CLUSTER = Set.of(
            2375, 2376, 2377, 2379, 2380, 4194, 6443, 10248, 10249, 10250, 10251, 10252, 10255, 10256, 10257, 10259,
            16443);

    private static final Set<Integer> REMOTE_CONTROL = Set.of(3389, 5900, 5985, 5986);

    private WellKnownPorts() {}

    static boolean isFree(int port) {
        return port >= FIRST_FREE
                && !BAD_FOR_BROWSERS.contains(port)
                && !STORES.contains(port)
                && !CLUSTER.contains(port)
                && !REMOTE_CONTROL.contains(port);
    }
}
