package io.vivenuoperator.salesapi.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** For tests that look at the page in a browser. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "io.vivenuoperator.salesapi.browser.Chromium#isInstalled",
        disabledReason =
                "no chromium, or no node to drive it: install both (Debian: apt-get install chromium nodejs), or set CHROMIUM and NODE to their paths")
public @interface NeedsChromium {}
