// What a journey needs before it begins, made through the REST contract: quicker than by hand in the browser.
import { type APIRequestContext, expect } from "@playwright/test";
import { DEMO_PASSWORD } from "./visit.js";

/** A course to be made; the rest is as usual. */
export interface Course {
  code: string;
  title: string;
  validityMonths?: number;
  prerequisiteCourseIds?: string[];
}

/** The API as the administrator of the demo organisation. */
export class Api {
  private constructor(
    private readonly request: APIRequestContext,
    private readonly address: string,
    private readonly headers: Record<string, string>,
  ) {}

  /** Signs in on the server at `address`. */
  static async open(request: APIRequestContext, address: string): Promise<Api> {
    const data = { email: "admin@demo.test", password: DEMO_PASSWORD };
    const answer = await request.post(`${address}/api/token/`, { data });
    return new Api(request, address, { authorization: `Bearer ${(await answer.json()).access}` });
  }

  /** Makes an active course and returns its identifier. */
  async course(course: Course): Promise<string> {
    const url = `${this.address}/api/training`;
    const categories = await (await this.request.get(`${url}/categories`, { headers: this.headers })).json();
    const data = {
      categoryId: categories.data.categories[0].id,
      durationHours: 2,
      deliveryType: "classroom",
      courseType: "initial",
      requirementLevel: "mandatory",
      status: "active",
      ...course,
    };
    const answer = await this.request.post(`${url}/courses`, { headers: this.headers, data });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()).data.course.id;
  }
}

/**
 * The first sign-in of somebody whose password was handed over, as a browser does it: it is changed from `handed` to `own`,
 * before which no page opens.
 */
export async function firstSignIn(address: string, email: string, handed: string, own: string): Promise<void> {
  const send = (path: string, form: Record<string, string>, cookie = "") =>
    fetch(`${address}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: address, cookie, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(form).toString(),
    });
  const entered = await send("/sign-in", { email, password: handed });
  const cookie = entered.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
  const form = { _fn: "/do/profile/password/change", old_password: handed, password: own, password_again: own };
  const changed = await send("/profile/password", form, cookie);
  expect(changed.status, await changed.text()).toBe(303);
}
