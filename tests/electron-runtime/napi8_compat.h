// Lets an addon written for Node-API 10 load where only Node-API 8 is served
// (Electron 25): before version 10 a reference can hold only objects,
// functions and externals, so other values are boxed in an object first.
#pragma once
#include <node_api.h>
#ifdef __cplusplus
#include <unordered_set>
namespace napi8_compat {
inline std::unordered_set<napi_ref>& boxed() { static thread_local std::unordered_set<napi_ref> refs; return refs; }
inline napi_status create_reference(napi_env env, napi_value value, uint32_t count, napi_ref* result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (type == napi_object || type == napi_function || type == napi_external)
    return napi_create_reference(env, value, count, result);
  napi_value box;
  if ((status = napi_create_object(env, &box)) != napi_ok) return status;
  if ((status = napi_set_named_property(env, box, "v", value)) != napi_ok) return status;
  if ((status = napi_create_reference(env, box, count, result)) != napi_ok) return status;
  boxed().insert(*result);
  return napi_ok;
}
inline napi_status get_reference_value(napi_env env, napi_ref ref, napi_value* result) {
  napi_status status = napi_get_reference_value(env, ref, result);
  if (status != napi_ok || *result == nullptr || boxed().count(ref) == 0) return status;
  return napi_get_named_property(env, *result, "v", result);
}
inline napi_status delete_reference(napi_env env, napi_ref ref) {
  boxed().erase(ref);
  return napi_delete_reference(env, ref);
}
}  // namespace napi8_compat
#define napi_create_reference napi8_compat::create_reference
#define napi_get_reference_value napi8_compat::get_reference_value
#define napi_delete_reference napi8_compat::delete_reference
#endif
