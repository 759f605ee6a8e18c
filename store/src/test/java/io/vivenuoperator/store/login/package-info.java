/** A server that lets nobody in without a password. */
@NullMarked
package io.vivenuoperator.store.login;

import org.jspecify.annotations.NullMarked;
