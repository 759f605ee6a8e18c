/** What the other side's clock shows. */
@NullMarked
package io.vivenuoperator.platform.httpclient.clock;

import org.jspecify.annotations.NullMarked;
