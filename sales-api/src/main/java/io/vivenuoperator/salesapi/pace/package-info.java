/** How fast events sell, and which of them sell faster than before. */
@NullMarked
package io.vivenuoperator.salesapi.pace;

import org.jspecify.annotations.NullMarked;
