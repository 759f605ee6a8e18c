/** Tests. */
@NullMarked
package io.vivenuoperator.platform.api.token;

import org.jspecify.annotations.NullMarked;
