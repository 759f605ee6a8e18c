/** Tests. */
@NullMarked
package io.vivenuoperator.platform.api.page;

import org.jspecify.annotations.NullMarked;
