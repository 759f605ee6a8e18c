package io.vivenuoperator.e2e.stack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test on the stack installed on a real cluster; it takes a {@link Stack} as a parameter. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
        named = "E2E_KUBECONFIG",
        matches = ".+",
        disabledReason = "no cluster: E2E_KUBECONFIG is not set (make test sets it where a cluster can be had)")
@ExtendWith(StackExtension.class)
@interface OnACluster {}
