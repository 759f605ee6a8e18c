/** Informer caches that keep as little as possible of what an operator watches. */
@NullMarked
package io.vivenuoperator.operator.cache;

import org.jspecify.annotations.NullMarked;
