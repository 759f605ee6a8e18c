/** Tests. */
@NullMarked
package io.vivenuoperator.platform.api.caller;

import org.jspecify.annotations.NullMarked;
