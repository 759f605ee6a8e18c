package io.vivenuoperator.store.pooler;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** For tests that start a pooler. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "io.vivenuoperator.store.pooler.Pooler#isInstalled",
        disabledReason =
                "no pgbouncer on this machine: install it (Debian: apt-get install pgbouncer), or set PGBOUNCER to its path")
public @interface NeedsPgBouncer {}
