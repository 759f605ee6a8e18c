/** Parameters of a request: which there are, what they may be, and what someone may have meant. */
@NullMarked
package io.vivenuoperator.platform.api.parameter;

import org.jspecify.annotations.NullMarked;
