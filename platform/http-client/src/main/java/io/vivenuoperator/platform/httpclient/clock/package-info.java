/** The clock of the other side. */
@NullMarked
package io.vivenuoperator.platform.httpclient.clock;

import org.jspecify.annotations.NullMarked;
