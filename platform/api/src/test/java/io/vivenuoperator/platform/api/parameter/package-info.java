/** Tests. */
@NullMarked
package io.vivenuoperator.platform.api.parameter;

import org.jspecify.annotations.NullMarked;
