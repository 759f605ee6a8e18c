/** Long lists in pages: where one ends and the next begins, whatever is added meanwhile. */
@NullMarked
package io.vivenuoperator.platform.api.page;

import org.jspecify.annotations.NullMarked;
