/** How the page's user is known from request to request, without the key. */
@NullMarked
package io.vivenuoperator.salesapi.session;

import org.jspecify.annotations.NullMarked;
