/** Tests. */
@NullMarked
package io.vivenuoperator.platform.api.key;

import org.jspecify.annotations.NullMarked;
