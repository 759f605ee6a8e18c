/** Which pages of other origins may read the answers in a browser. */
@NullMarked
package io.vivenuoperator.platform.api.origin;

import org.jspecify.annotations.NullMarked;
