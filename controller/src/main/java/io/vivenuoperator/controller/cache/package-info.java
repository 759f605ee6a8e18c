/** What the controller keeps of what it watches: as little as it needs, for it watches much. */
@NullMarked
package io.vivenuoperator.controller.cache;

import org.jspecify.annotations.NullMarked;
