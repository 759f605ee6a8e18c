/** What an operator keeps of what it watches: as little as it needs, for it watches much. */
@NullMarked
package io.vivenuoperator.operator.cache;

import org.jspecify.annotations.NullMarked;
