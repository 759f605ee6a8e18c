/** What programs log, for tests. */
@NullMarked
package io.vivenuoperator.platform.config.log;

import org.jspecify.annotations.NullMarked;
