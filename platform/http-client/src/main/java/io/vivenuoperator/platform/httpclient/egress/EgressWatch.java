package io.vivenuoperator.platform.httpclient.egress;

/** For metrics: hears of each judgement that refuses. Called by several threads; must neither block nor throw. */
@FunctionalInterface
public interface EgressWatch {
    void refused(EgressRule rule);
}
