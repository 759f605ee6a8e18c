/** Tests. */
@NullMarked
package io.vivenuoperator.platform.api.endpoint;

import org.jspecify.annotations.NullMarked;
