/** Tests. */
@NullMarked
package io.vivenuoperator.platform.api.origin;

import org.jspecify.annotations.NullMarked;
